/** One of Amazon's token buckets. */
export interface Figures {
  /** Requests that may come at once. */
  readonly burst: number
  /** Milliseconds until one more may come. */
  readonly restoreMs: number
}

/** Operations that share figures; each of them has a bucket of its own. */
export type QuotaClass = "write" | "read" | "serviceStatus" | "unpublished"

export type FiguresByClass = Readonly<Record<QuotaClass, Figures>>

/*
 * For lists and account operations Amazon publishes nothing. They are taken to be as narrow as the narrowest of those
 * that move money; none of them is on a buyer's way.
 */
const unpublished: Figures = { burst: 2, restoreMs: 2_000 }
const serviceStatus: Figures = { burst: 2, restoreMs: 300_000 }

/**
 * Amazon's published quotas, per operation, seller and developer.
 * Source: the "Throttling" paragraph of each operation's page in the API reference of `OffAmazonPayments`.
 */
export const PUBLISHED_FIGURES: Readonly<Record<"live" | "sandbox", FiguresByClass>> = {
  live: {
    write: { burst: 10, restoreMs: 1_000 },
    read: { burst: 20, restoreMs: 500 },
    serviceStatus,
    unpublished,
  },
  sandbox: {
    write: { burst: 2, restoreMs: 2_000 },
    read: { burst: 5, restoreMs: 1_000 },
    serviceStatus,
    unpublished,
  },
}
