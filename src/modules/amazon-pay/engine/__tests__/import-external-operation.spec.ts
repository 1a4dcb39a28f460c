import { operation, reference } from "../../decisions/__tests__/ledger-of"
import type { OperationRow } from "../../ledger/rows"
import type { EngineContext } from "../context"
import { fetchExternalOperation } from "../import-external-operation"

const captureId = "S01-1111111-1111111-C000001"
const authorization = {
  amazonAuthorizationId: "S01-1111111-1111111-A000001",
  authorizationReferenceId: "ours",
  authorizationStatus: { state: "Closed", reasonCode: "MaxCapturesProcessed" },
  idList: [captureId],
}
const capture = {
  amazonCaptureId: captureId,
  captureReferenceId: "whatever Amazon calls it",
  captureAmount: { amount: "20.00", currencyCode: "USD" },
  captureStatus: { state: "Completed" },
  idList: [],
}

/** What Amazon tells of its objects, and a ledger with these operations. */
const seen = (operations: OperationRow[]) => {
  const snapshot = { reference: reference(), operations }
  const client = {
    getOrderReferenceDetails: () =>
      Promise.resolve({ idList: [authorization.amazonAuthorizationId], constraints: [] }),
    getAuthorizationDetails: () => Promise.resolve(authorization),
    getCaptureDetails: () => Promise.resolve(capture),
  }
  const ledger = { snapshot: () => Promise.resolve(snapshot) }
  const reported = {
    object: "capture" as const,
    objectId: captureId,
    state: "Completed",
    amazonOrderReferenceId: snapshot.reference.amazon_order_reference_id,
  }
  return fetchExternalOperation({ client, ledger } as unknown as EngineContext, snapshot, reported)
}

const charge = (over: Partial<OperationRow>) =>
  operation({
    kind: "capture",
    action: "Authorize",
    reference_id: "ours",
    amount: "20.00",
    ...over,
  })

describe("a capture that the ledger does not know by its id", () => {
  it.each([
    ["without an answer", charge({ state: "sent", amazon_id: null, amazon_parent_id: null })],
    [
      "that waits for its authorization",
      charge({
        ...{ state: "pending", amazon_id: null },
        amazon_parent_id: authorization.amazonAuthorizationId,
      }),
    ],
  ])("is that of the charge %s, whatever reference id Amazon gives it", async (_, own) => {
    expect(await seen([own])).toMatchObject({
      ...{ kind: "capture", action: "Authorize", referenceId: "ours", amount: "20.00" },
      outcome: { operation: { state: "completed", amazon_id: captureId } },
    })
  })

  it("is another one's where no charge of this store's is open", async () => {
    expect(await seen([])).toMatchObject({
      ...{ kind: "capture", action: "Capture", referenceId: capture.captureReferenceId },
      amount: "20.00",
    })
  })
})
