// One question to an engine of its own, so that what the others have priced stays.
import type { Levels } from "../data/types";
import { pricedOf, type Priced } from "../state/results";
import { ask, keyOf, outcomeAt } from "./ask";
import type { Engine } from "./open";
import type { Numbers } from "./protocol";

export async function outcomeApart(open: () => Promise<Engine>, numbers: Numbers, levels: Levels): Promise<Priced> {
  const engine = await open();
  try {
    const key = keyOf(numbers);
    await ask(engine, { do: "set", ...numbers }, key);
    return pricedOf(await outcomeAt(engine, levels, key));
  } finally {
    engine.close();
  }
}
