// Parts that a brief has only where they are asked for, made up: what came after (--after), and wars of duties (--war).
import { readFileSync } from "node:fs";
import type { Happened, Wars } from "../../src/data/types";

const parts = JSON.parse(readFileSync(new URL("after_and_wars.json", import.meta.url), "utf8"));
export const happened = parts.happened as Happened;
export const wars = parts.wars as Wars;
