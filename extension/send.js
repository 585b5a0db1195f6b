// Hands the page that the button took to the server. The server's word is read off its settings, anew each time:
// it is another one whenever the server starts. Nothing is kept here.
"use strict";

const HOME = "http://127.0.0.1:8321";

function tell(words) {
  document.getElementById("state").textContent = words;
}

async function wordOf(home) {
  const answer = await fetch(home + "/settings", { credentials: "include" });
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".bookmark");
  return found && found.dataset.word;
}

async function hand() {
  const { sent } = await chrome.storage.session.get("sent");
  const { home = HOME } = await chrome.storage.local.get("home");
  await chrome.storage.session.remove("sent");
  if (!sent || sent.problem) {
    tell("This page cannot be taken" + (sent ? ": " + sent.problem : ". Press the button on a news page."));
    return;
  }
  let word;
  try {
    word = await wordOf(home);
  } catch {
    tell("No server answers at " + home + ". Start it with: rashomon serve, or set its address in the options.");
    return;
  }
  if (!word) {
    tell("The server at " + home + " asks for its key: open it once by the address that it printed, then try again.");
    return;
  }
  const form = document.getElementById("sent");
  form.action = home + "/read";
  form.elements.word.value = word;
  form.elements.url.value = sent.url;
  form.elements.page.value = sent.page;
  form.submit();
}

hand();
