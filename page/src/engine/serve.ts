// What a worker does with each message: opens its engine with the first, then answers each by its number, with JSON or with
// why there is none.
import type { FromWorker, ToWorker } from "./protocol";

export function serve<Opening, Engine>(
  open: (opening: Opening) => Promise<Engine>,
  call: (engine: Engine, json: string) => string,
): void {
  const scope = self as unknown as DedicatedWorkerGlobalScope;
  let engine: Engine | null = null;
  const answer = async (message: ToWorker<Opening>): Promise<string> => {
    if ("open" in message) {
      engine = await open(message.open);
      return '{"status":"ok"}';
    }
    if (!engine) throw new Error("the engine is not open");
    return call(engine, message.json);
  };
  scope.onmessage = async (event: MessageEvent<ToWorker<Opening>>) => {
    const { id } = event.data;
    let reply: FromWorker;
    try {
      reply = { id, json: await answer(event.data) };
    } catch (error) {
      reply = { id, failed: error instanceof Error ? error.message : String(error) };
    }
    scope.postMessage(reply);
  };
}
