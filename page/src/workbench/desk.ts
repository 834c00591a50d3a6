// The workbench's engine: opened when it is first asked, and again after it was stopped.
import { openWorker, packed } from "../engine/open";
import { scenarioFile, type DeskOpening, type DeskRequest, type Refused } from "./protocol";

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

/** The page's blocks of a kind, by the name after it. */
const named = (kind: string): string[] =>
  [...document.querySelectorAll(`script[id^="${kind}:"]`)].map((block) => block.id.slice(kind.length + 1));
const allOf = (kind: string): Record<string, string> =>
  Object.fromEntries(named(kind).map((name) => [name, packed(`${kind}:${name}`) ?? ""]));
export const worldNames = (): string[] => named("world");
export const worldCalled = (name: string) => packed(`world:${name}`);
export const engineBlock = () => packed("engine-wasm");

export function deskOf(source: string): Desk {
  type Open = Awaited<ReturnType<typeof openWorker>>;
  let opened: Promise<Open> | null = null;
  let stopped: (error: Error) => void = () => {};
  let end = new Promise<never>((_, failed) => (stopped = failed));
  end.catch(() => {});
  const open = async (): Promise<Open> => {
    const wasm = engineBlock();
    if (!source || !wasm) throw new Error("this page was built without its engine");
    const opening: DeskOpening = { wasm, worlds: allOf("world"), tables: allOf("table") };
    return openWorker(source, opening);
  };
  return {
    async ask<T>(request: DeskRequest): Promise<T> {
      opened ??= open();
      opened.catch(() => (opened = null));
      const ending = end;
      const worker = await opened;
      const text = await Promise.race([worker.ask(JSON.stringify(request)), ending]);
      const answer = JSON.parse(text) as T | Refused;
      const { status, message, file, line } = answer as Refused;
      if (status === "error") throw new Refusal(message, file === scenarioFile ? (line ?? 0) : 0);
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
