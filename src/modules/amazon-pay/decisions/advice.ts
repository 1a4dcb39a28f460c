/** Amazon finds a payment unusual and advises not to ship, on an authorization or a capture (protocol reference §6.2, §6.4). */
export const doNotShip = "StopShipmentAtypicalAuth"

/**
 * What Amazon advises with a state. It stands where the reason of that state does, and the next state brings a reason of its
 * own or none: so it is kept apart from that.
 */
export function adviceOf({ reasonCode }: { reasonCode?: string | undefined }): { advice?: string } {
  return reasonCode === doNotShip ? { advice: reasonCode } : {}
}
