import { useSyncExternalStore } from "react"

/** Where the dashboard's tables do not fit: what is wider than a telephone's screen is out of sight. */
const narrow = "(max-width: 767px)"

/** Whether what is shown in rows has to be shown as cards. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, () => window.matchMedia(narrow).matches)
}

function follow(onChange: () => void): () => void {
  const query = window.matchMedia(narrow)
  query.addEventListener("change", onChange)
  return () => query.removeEventListener("change", onChange)
}
