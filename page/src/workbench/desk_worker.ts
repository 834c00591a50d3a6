// The workbench's engine apart from the page: from a text to a scenario, its faults, its brief. Classic script, as
// src/engine/worker.ts.
import factory from "virtual:engine-factory";
import { putBytes, textAt } from "../engine/memory";
import { serve } from "../engine/serve";
import type { EngineModule } from "../engine/protocol";
import type { ToDesk } from "./protocol";

const encoder = new TextEncoder();
type DeskModule = EngineModule & {
  _parley_workbench_world(name: number, nameBytes: number, world: number, worldBytes: number): number;
  _parley_workbench(json: number, bytes: number): number;
  _parley_workbench_answer(): number;
};
let desk: DeskModule | null = null;

async function answer(message: ToDesk): Promise<string> {
  if ("open" in message) {
    const module = (await factory({ wasmBinary: message.open.wasm })) as DeskModule;
    for (const [name, world] of Object.entries(message.open.worlds)) {
      const letters = encoder.encode(name);
      const [atName, atWorld] = [putBytes(module, letters), putBytes(module, world)];
      const status = module._parley_workbench_world(atName, letters.length, atWorld, world.length);
      module._free(atWorld);
      module._free(atName);
      if (status !== 0) throw new Error(textAt(module, module._parley_workbench_answer()));
    }
    desk = module;
    return '{"status":"ok"}';
  }
  if (!desk) throw new Error("the workbench is not open");
  const bytes = encoder.encode(message.json);
  const pointer = putBytes(desk, bytes);
  const said = desk._parley_workbench(pointer, bytes.length);
  desk._free(pointer);
  return textAt(desk, said);
}

serve(answer);
