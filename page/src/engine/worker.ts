// Runs the engine apart from the page. Classic script: the page makes it from a string (plugins/worker_source.ts).
import factory from "virtual:engine-factory";
import { putBytes, textAt } from "./memory";
import { serve } from "./serve";
import type { EngineModule, ToWorker } from "./protocol";

const encoder = new TextEncoder();
let engine: EngineModule | null = null;

function call(module: EngineModule, json: string): string {
  if (module.call) return module.call(json);
  const bytes = encoder.encode(json);
  const pointer = putBytes(module, bytes);
  const answer = module._parley_call(pointer, bytes.length);
  module._free(pointer);
  return textAt(module, answer);
}

async function answer(message: ToWorker): Promise<string> {
  if ("open" in message) {
    const { wasm, world, tree, recorded } = message.open;
    const module = await factory({ wasmBinary: wasm, recorded });
    if (!module.call) {
      const bytes = encoder.encode(tree);
      const atWorld = putBytes(module, world ?? new Uint8Array());
      const atTree = putBytes(module, bytes);
      const status = module._parley_open(atWorld, world?.length ?? 0, atTree, bytes.length);
      module._free(atTree);
      module._free(atWorld);
      if (status !== 0) throw new Error(`the engine could not open this brief (${status})`);
    }
    engine = module;
    return '{"status":"ok"}';
  }
  if (!engine) throw new Error("the engine is not open");
  return call(engine, message.json);
}

serve(answer);
