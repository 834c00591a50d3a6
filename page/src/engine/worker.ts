// Runs the engine apart from the page. Classic script: the page makes it from a string (plugins/worker_source.ts).
import factory from "virtual:engine-factory";
import { given, textAt } from "./memory";
import { serve } from "./serve";
import { unpack } from "./unpack";
import type { EngineModule, Opening } from "./protocol";

async function open({ wasm, world, tree, recorded }: Opening): Promise<EngineModule> {
  const [wasmBinary, bytes] = await Promise.all([wasm, world].map((text) => (text === null ? null : unpack(text))));
  const module = await factory({ wasmBinary: wasmBinary!, recorded });
  if (module.call) return module;
  const status = given(module, module._parley_open, bytes ?? new Uint8Array(), tree);
  if (status !== 0) throw new Error(`the engine could not open this brief (${status})`);
  return module;
}

serve(open, (module, json) =>
  module.call ? module.call(json) : textAt(module, given(module, module._parley_call, json)),
);
