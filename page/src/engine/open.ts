// From the blocks in the page to workers that answer.
import type { FromWorker, Opening, Request } from "./protocol";

/** One engine: calls are answered in the order in which they are made. */
export interface Engine {
  call<T>(request: Request): Promise<T>;
  close(): void;
}

/** What the page's block with this id holds, as it stands there: a worker unpacks it (unpack.ts). Null where it has none. */
export const packed = (id: string): string | null => document.getElementById(id)?.textContent?.trim() || null;

/** What this page opens an engine with; null when it holds none. */
export function opening(tree: unknown, fake: boolean): Opening | null {
  if (fake) {
    const levels = document.getElementById("engine-recorded")?.textContent;
    const brief = document.getElementById("brief-data")?.textContent;
    return levels && brief
      ? { wasm: null, world: null, tree: "", recorded: `{"brief":${brief},"levels":${levels}}` }
      : null;
  }
  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") return null;
  return openingWith(packed("engine-wasm"), packed("engine-world"), tree);
}

/** The same of an engine and a world; null where one of them is not there. */
export const openingWith = (wasm: string | null, world: string | null, tree: unknown): Opening | null =>
  wasm && world ? { wasm, world, tree: JSON.stringify(tree), recorded: null } : null;

/** A worker made of its source, given `opening` first. Throws when it cannot be opened. */
export async function openWorker(
  source: string,
  opening: object,
): Promise<{ ask: (json: string) => Promise<string>; close: () => void }> {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(url);
  const waiting = new Map<number, { done: (json: string) => void; failed: (error: Error) => void }>();
  let next = 0;
  worker.onmessage = (event: MessageEvent<FromWorker>) => {
    const answer = event.data;
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("failed" in answer) call?.failed(new Error(answer.failed));
    else call?.done(answer.json);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    for (const call of waiting.values()) call.failed(new Error(event.message || "the engine's worker stopped"));
    waiting.clear();
  };
  const send = (message: object) =>
    new Promise<string>((done, failed) => {
      const id = next++;
      waiting.set(id, { done, failed });
      worker.postMessage({ id, ...message });
    });
  try {
    await send({ open: opening });
  } finally {
    URL.revokeObjectURL(url);
  }
  return { ask: (json) => send({ json }), close: () => worker.terminate() };
}

export async function openEngine(source: string, with_: Opening): Promise<Engine> {
  const worker = await openWorker(source, with_);
  return {
    call: async <T>(request: Request) => JSON.parse(await worker.ask(JSON.stringify(request))) as T,
    close: worker.close,
  };
}
