import { mount } from "svelte";
import deskSource from "virtual:desk-source";
import workerSource from "virtual:worker-source";
import { openEngine } from "../engine/open";
import { language } from "../words/language.svelte";
import { Bench } from "./bench.svelte";
import { deskOf, engineBytes, worldCalled } from "./desk";
import Workbench from "./Workbench.svelte";
import "../style.css";

function start(): void {
  const target = document.getElementById("app");
  if (!target) return;
  language.choose(new URLSearchParams(location.search).get("language"));
  const bench = new Bench(deskOf(deskSource), async (page) => {
    const { tree, study } = page.brief;
    const [wasm, world] = await Promise.all([engineBytes(), worldCalled(study?.manifest.world.name ?? "")]);
    await page.startEngine(
      () =>
        Promise.resolve(
          wasm && world
            ? () => openEngine(workerSource, { wasm, world, tree: JSON.stringify(tree), recorded: null })
            : null,
        ),
      navigator.hardwareConcurrency || 1,
    );
  });
  mount(Workbench, { target, props: { bench } });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
