// Runs the engine apart from the page. Classic script: the page makes it from a string (plugins/worker_source.ts).
import factory from "virtual:engine-factory";
import type { EngineModule, FromWorker, ToWorker } from "./protocol";

const scope = self as unknown as DedicatedWorkerGlobalScope;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
let engine: EngineModule | null = null;

function put(module: EngineModule, bytes: Uint8Array): number {
  const pointer = module._malloc(bytes.length + 1);
  if (pointer === 0) throw new Error("out of memory");
  module.HEAPU8.set(bytes, pointer);
  module.HEAPU8[pointer + bytes.length] = 0;
  return pointer;
}

function call(module: EngineModule, json: string): string {
  if (module.call) return module.call(json);
  const bytes = encoder.encode(json);
  const pointer = put(module, bytes);
  const answer = module._parley_call(pointer, bytes.length);
  module._free(pointer);
  const end = module.HEAPU8.indexOf(0, answer);
  return decoder.decode(module.HEAPU8.slice(answer, end));
}

async function answer(message: ToWorker): Promise<string> {
  if ("open" in message) {
    const { wasm, world, tree, recorded } = message.open;
    const module = await factory({ wasmBinary: wasm, recorded });
    if (!module.call) {
      const bytes = encoder.encode(tree);
      const atWorld = put(module, world ?? new Uint8Array());
      const atTree = put(module, bytes);
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

scope.onmessage = async (event: MessageEvent<ToWorker>) => {
  const { id } = event.data;
  let reply: FromWorker;
  try {
    reply = { id, json: await answer(event.data) };
  } catch (error) {
    reply = { id, failed: error instanceof Error ? error.message : String(error) };
  }
  scope.postMessage(reply);
};
