import { useEffect, useRef, useState } from "react"

/** A value once it has stayed the same for a while: what somebody types is asked about when they pause. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

/** The latest value but for times when it is to stay as it was. */
export function useHeld<T>(value: T, isHeld: boolean): T {
  const last = useRef(value)
  useEffect(() => {
    if (!isHeld) last.current = value
  })
  return isHeld ? last.current : value
}
