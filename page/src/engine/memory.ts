// Bytes into an engine's memory, text out of it.
import type { EngineModule } from "./protocol";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

function putBytes(module: EngineModule, bytes: Uint8Array): number {
  const pointer = module._malloc(bytes.length + 1);
  if (pointer === 0) throw new Error("out of memory");
  module.HEAPU8.set(bytes, pointer);
  module.HEAPU8[pointer + bytes.length] = 0;
  return pointer;
}

/** What a function of the engine answers that takes each of these as a place and a length, in this order. */
export function given(
  module: EngineModule,
  call: (...places: number[]) => number,
  ...all: (Uint8Array | string)[]
): number {
  const bytes = all.map((each) => (typeof each === "string" ? encoder.encode(each) : each));
  const places = bytes.map((each) => putBytes(module, each));
  const answer = call(...places.flatMap((place, k) => [place, bytes[k]!.length]));
  for (const place of places) module._free(place);
  return answer;
}

/** A text that ends with a zero. */
export const textAt = (module: EngineModule, pointer: number): string =>
  decoder.decode(module.HEAPU8.slice(pointer, module.HEAPU8.indexOf(0, pointer)));
