import { mount } from "svelte";
import deskSource from "virtual:desk-source";
import workerSource from "virtual:worker-source";
import { openingWith } from "../engine/open";
import { languageAsked, startEngine, whenThere } from "../starting";
import { language } from "../words/language.svelte";
import { Bench } from "./bench.svelte";
import { deskOf, engineBlock, worldCalled } from "./desk";
import Workbench from "./Workbench.svelte";
import "../style.css";

whenThere((target) => {
  language.choose(languageAsked());
  const bench = new Bench(deskOf(deskSource), (page) =>
    startEngine(page, workerSource, () =>
      openingWith(engineBlock(), worldCalled(page.brief.study?.manifest.world.name ?? ""), page.brief.tree),
    ),
  );
  mount(Workbench, { target, props: { bench } });
});
