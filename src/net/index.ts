export { createOutbound, sharedOutbound, type OutboundOptions } from "./outbound"
