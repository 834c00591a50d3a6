// With a program and the engine of its briefs: tests/browser/brief.sh.
import { mergeConfig } from "vitest/config";
import unit from "./vitest.config";

const config = mergeConfig(unit, {});
config.test!.include = ["tests/real/**/*.test.ts"];
export default config;
