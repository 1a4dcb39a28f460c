import { useEffect, useState } from "react"

/**
 * The store's time, moving on: what a countdown is counted from, whatever the browser's clock says.
 * @param at the store's time when it last answered, ISO 8601
 */
export function useStoreClock(at: string): number {
  const [received, setReceived] = useState({ at, here: Date.now() })
  const [here, setHere] = useState(() => Date.now())
  useEffect(() => setReceived({ at, here: Date.now() }), [at])
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return Date.parse(received.at) + Math.max(here - received.here, 0)
}
