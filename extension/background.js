// The button: takes the page of the tab as it stands, and opens send.html, which hands it to the server.
"use strict";

function taken() {
  return { url: location.href, page: "<!DOCTYPE html>" + document.documentElement.outerHTML };
}

async function send(tab) {
  let sent;
  try {
    const [answer] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: taken });
    sent = answer.result;
    await chrome.storage.session.set({ sent });
  } catch (problem) {
    // A page of the browser's own, or one larger than what may be handed on.
    await chrome.storage.session.set({ sent: { problem: String(problem.message || problem) } });
  }
  await chrome.tabs.create({ url: chrome.runtime.getURL("send.html") });
}

chrome.action.onClicked.addListener(send);
