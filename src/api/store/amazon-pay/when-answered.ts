import type { MedusaResponse } from "@medusajs/framework/http"

/**
 * Does something once the route has come to its answer, also where nobody is there any more to get it: the event `close` comes
 * when a client hangs up, and the route still works then.
 */
export function whenAnswered(response: Pick<MedusaResponse, "end">, work: () => void): void {
  const end = response.end.bind(response) as (...answer: unknown[]) => MedusaResponse
  let isDone = false
  response.end = ((...answer: unknown[]) => {
    if (!isDone) work()
    isDone = true
    return end(...answer)
  }) as MedusaResponse["end"]
}
