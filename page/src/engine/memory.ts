// Bytes into an engine's memory, text out of it.
import type { EngineModule } from "./protocol";

const decoder = new TextDecoder();

export function putBytes(module: EngineModule, bytes: Uint8Array): number {
  const pointer = module._malloc(bytes.length + 1);
  if (pointer === 0) throw new Error("out of memory");
  module.HEAPU8.set(bytes, pointer);
  module.HEAPU8[pointer + bytes.length] = 0;
  return pointer;
}

/** A text that ends with a zero. */
export const textAt = (module: EngineModule, pointer: number): string =>
  decoder.decode(module.HEAPU8.slice(pointer, module.HEAPU8.indexOf(0, pointer)));
