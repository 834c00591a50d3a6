/// <reference types="svelte" />
declare module "virtual:worker-source" {
  const source: string;
  export default source;
  export const fake: boolean;
}
declare module "virtual:desk-source" {
  const source: string;
  export default source;
}
declare module "virtual:engine-factory" {
  import type { Factory } from "./engine/protocol";
  const factory: Factory;
  export default factory;
}
declare module "virtual:atlas" {
  import type { Topology, GeometryCollection } from "topojson-specification";
  const topology: Topology<{ countries: GeometryCollection<{ name: string }> }>;
  export default topology;
}
