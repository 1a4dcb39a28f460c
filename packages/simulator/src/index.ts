export type { Simulator } from "./simulator"
export { startSimulator } from "./simulator"
export type { SimulatorOptions } from "./options"
