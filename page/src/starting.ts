// What both pages, the brief and the workbench, begin with.
import type { Opening } from "./engine/protocol";
import { openEngine } from "./engine/open";
import type { BriefState } from "./state/store.svelte";

/** Calls `start` with the element that the page goes into, once it is there. */
export function whenThere(start: (target: HTMLElement) => void): void {
  const begin = () => {
    const target = document.getElementById("app");
    if (target) start(target);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
}

/** The language that the address asks for. */
export const languageAsked = (): string | null => new URLSearchParams(location.search).get("language");

/** Opens the engines of a brief with what `find` brings, null where the page holds none. */
export function startEngine(page: BriefState, source: string, find: () => Opening | null): Promise<void> {
  const opening = source ? find() : null;
  return page.startEngine(opening && (() => openEngine(source, opening)), navigator.hardwareConcurrency || 1);
}
