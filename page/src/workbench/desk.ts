// The workbench's engine: opened when it is first asked, and again after it was stopped.
import { openWorker, unpacked } from "../engine/open";
import type { DeskRequest, Refused } from "./protocol";

export interface Desk {
  /** Throws Refusal for what the engine refuses. */
  ask<T>(request: DeskRequest): Promise<T>;
  /** Ends what is being worked on; whoever waits hears it. */
  stop(): void;
}

export class Refusal extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}
export class Stopped extends Error {}

const prefix = "world:";
export const worldNames = (): string[] =>
  [...document.querySelectorAll(`script[id^="${prefix}"]`)].map((block) => block.id.slice(prefix.length));
export const worldCalled = (name: string) => unpacked(prefix + name);
export const engineBytes = () => unpacked("engine-wasm");

export function deskOf(source: string): Desk {
  type Open = Awaited<ReturnType<typeof openWorker>>;
  let opened: Promise<Open> | null = null;
  let stopped: (error: Error) => void = () => {};
  let end = new Promise<never>((_, failed) => (stopped = failed));
  end.catch(() => {});
  const open = async (): Promise<Open> => {
    const wasm = await engineBytes();
    if (!source || !wasm) throw new Error("this page was built without its engine");
    const worlds: Record<string, Uint8Array> = {};
    for (const name of worldNames()) worlds[name] = (await worldCalled(name))!;
    return openWorker(source, { wasm, worlds });
  };
  return {
    async ask<T>(request: DeskRequest): Promise<T> {
      opened ??= open();
      opened.catch(() => (opened = null));
      const ending = end;
      const worker = await opened;
      const text = await Promise.race([worker.ask(JSON.stringify(request)), ending]);
      const answer = JSON.parse(text) as T | Refused;
      if ((answer as Refused).status === "error")
        throw new Refusal((answer as Refused).message, (answer as Refused).line ?? 0);
      return answer as T;
    },
    stop() {
      const old = opened;
      opened = null;
      stopped(new Stopped());
      end = new Promise<never>((_, failed) => (stopped = failed));
      end.catch(() => {});
      void old?.then((worker) => worker.close()).catch(() => {});
    },
  };
}
