// The one option: where the server is. The browser lets this extension reach this machine alone.
"use strict";

const field = document.getElementById("home");

chrome.storage.local.get("home").then(({ home }) => {
  field.value = home || "http://127.0.0.1:8321";
});

document.getElementById("options").addEventListener("submit", (event) => {
  event.preventDefault();
  const given = new URL(field.value);
  const state = document.getElementById("state");
  if (given.protocol !== "http:" || !["127.0.0.1", "localhost"].includes(given.hostname)) {
    state.textContent = "An address of this machine is needed, such as http://127.0.0.1:8321";
    return;
  }
  chrome.storage.local.set({ home: given.origin }).then(() => {
    state.textContent = "Kept.";
  });
});
