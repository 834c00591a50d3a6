// What a worker does with each message: answers it by its number, with JSON or with why there is none.
import type { FromWorker } from "./protocol";

export function serve<Message extends { id: number }>(answer: (message: Message) => Promise<string>): void {
  const scope = self as unknown as DedicatedWorkerGlobalScope;
  scope.onmessage = async (event: MessageEvent<Message>) => {
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
