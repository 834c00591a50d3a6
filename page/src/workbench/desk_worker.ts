// The workbench's engine apart from the page: from a text to a scenario, its faults, its brief. Classic script, as
// src/engine/worker.ts.
import factory from "virtual:engine-factory";
import { given, textAt } from "../engine/memory";
import { serve } from "../engine/serve";
import { unpack, unpackAll } from "../engine/unpack";
import type { EngineModule } from "../engine/protocol";
import type { DeskOpening } from "./protocol";

type DeskModule = EngineModule & {
  _parley_workbench_world(name: number, nameBytes: number, world: number, worldBytes: number): number;
  _parley_workbench_table(name: number, nameBytes: number, table: number, tableBytes: number): number;
  _parley_workbench(json: number, bytes: number): number;
  _parley_workbench_answer(): number;
};

async function open({ wasm, worlds, tables }: DeskOpening): Promise<DeskModule> {
  const module = (await factory({ wasmBinary: await unpack(wasm) })) as DeskModule;
  for (const [name, world] of await unpackAll(worlds))
    if (given(module, module._parley_workbench_world, name, world) !== 0)
      throw new Error(textAt(module, module._parley_workbench_answer()));
  for (const [name, table] of await unpackAll(tables)) given(module, module._parley_workbench_table, name, table);
  return module;
}

serve(open, (module, json) => textAt(module, given(module, module._parley_workbench, json)));
