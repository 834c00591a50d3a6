// The same table in English: what a phrase is called is what it says.
import { de } from "./de";

export type Phrase = keyof typeof de;
export const en = Object.fromEntries(Object.keys(de).map((phrase) => [phrase, phrase])) as Record<Phrase, string>;
