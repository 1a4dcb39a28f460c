import { toast } from "@medusajs/ui"

/** What an error of the API says: the plugin's are sentences that tell what to do. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function tellFailure(title: string, error: unknown): void {
  toast.error(title, { description: messageOf(error), duration: 10_000 })
}
