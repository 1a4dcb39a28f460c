import { useCallback, useEffect, useRef, type RefObject } from "react"

const patienceMs = 1_000
const pauseMs = 20

/** Who has the focus; nobody while it is nowhere in particular. */
export function focused(): HTMLElement | null {
  const active = document.activeElement
  return active instanceof HTMLElement && active !== document.body ? active : null
}

/**
 * Gives the focus back to who had it before something lay over the page, once that can take it again: what is working takes
 * none. The dashboard's prompts and drawers leave it nowhere, and whoever works with keys would start at the page's top.
 * @param standIn for one that is gone, or cannot be used any more
 */
export async function giveFocusBack(
  to: HTMLElement | null,
  standIn: HTMLElement | null,
): Promise<void> {
  const until = Date.now() + patienceMs
  do {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    // Somebody was quicker.
    if (focused() !== null && focused() !== to) return
    to?.focus()
    if (focused() === to && to !== null) return
  } while (to?.isConnected && Date.now() < until)
  if (focused() === null) standIn?.focus()
}

/**
 * Keeps the focus in a part of the page that changes by itself: when whoever had it last is gone in the next picture of it,
 * and nobody has it since, the stand-in gets it. Browsers leave it nowhere. Nothing scrolls, since nobody did anything.
 * @returns for the part's `ref`
 */
export function useFocusKept(
  standIn: RefObject<HTMLElement | null>,
): (part: HTMLElement | null) => void {
  const last = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (!last.current || last.current.isConnected) return
    last.current = null
    if (focused() === null) standIn.current?.focus({ preventScroll: true })
  })
  // A listener of the part's own: React tells a part of the drawers that open from it, too. It goes with the part.
  return useCallback((part) => {
    part?.addEventListener("focusin", ({ target }) => {
      last.current = target instanceof HTMLElement ? target : null
    })
  }, [])
}
