import { once } from "node:events"
import { connect, createServer, type AddressInfo, type Socket } from "node:net"
import type { Scene } from "../support/store-suite"
import type { Life } from "./life"

/** Whether Amazon holds the store to its quotas in this life. */
export function isThrottled({ checkout, moves }: Life): boolean {
  const faults = moves.flatMap((move) => (move.do === "fault" ? [move] : []))
  return [...faults, ...(checkout.fault ? [checkout.fault] : [])].some(
    ({ kind }) => kind === "throttled",
  )
}

/**
 * Does something with an address of Amazon's that nobody has called before. A store that was throttled keeps to the quotas
 * of that address for a minute, and that would slow down the lives that come after.
 */
export async function throughFreshDoor<T>(
  { amazon }: Scene,
  work: (endpoint: string) => Promise<T>,
): Promise<T> {
  const { hostname, port } = new URL(amazon.simulator.url)
  const sockets = new Set<Socket>()
  const door = createServer((caller) => {
    const called = connect(Number(port), hostname)
    for (const [one, other] of [
      [caller, called],
      [called, caller],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on("error", () => other.destroy()).on("close", () => other.destroy())
    }
  })
  door.listen(0, "127.0.0.1")
  await once(door, "listening")
  try {
    return await work(`http://127.0.0.1:${(door.address() as AddressInfo).port}`)
  } finally {
    door.close()
    for (const socket of sockets) socket.destroy()
  }
}
