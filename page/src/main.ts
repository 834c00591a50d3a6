import { mount } from "svelte";
import workerSource, { fake } from "virtual:worker-source";
import App from "./App.svelte";
import { decodeBrief } from "./data/decode";
import { opening } from "./engine/open";
import { languageAsked, startEngine, whenThere } from "./starting";
import { BriefState } from "./state/store.svelte";
import { language } from "./words/language.svelte";
import "./style.css";

whenThere((target) => {
  const data = document.getElementById("brief-data")?.textContent;
  if (!data) return;
  let page: BriefState;
  try {
    page = new BriefState(decodeBrief(data), location.hash);
  } catch (error) {
    // What the program wrote stays; the reader learns why nothing can be moved.
    const note = document.createElement("p");
    note.className = "note";
    note.textContent = `The charts of this brief cannot be shown: ${error instanceof Error ? error.message : String(error)}`;
    target.append(note);
    return;
  }
  language.choose(page.brief.language ?? languageAsked());
  // Taken away first: charts ask how wide they may be, and the browser would lay out both.
  const written = document.getElementById("static");
  written?.remove();
  try {
    mount(App, { target, props: { page } });
  } catch (error) {
    if (written) target.before(written);
    throw error;
  }
  window.addEventListener("hashchange", () => page.readFragment(location.hash));
  // After the first frame: what the file holds of the engine takes a while to unpack.
  setTimeout(() => void startEngine(page, workerSource, () => opening(page.brief.tree, fake)), 50);
});
