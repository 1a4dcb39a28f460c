import { refuse } from "../../domain/amazon-error"
import type { Call } from "../../operations/call"
import type { OrderReferenceQuery } from "../../operations/list-order-references"
import { listOrderReferences } from "../../operations/list-order-references"
import type { Xml } from "../../text/xml"
import { element, leaf } from "../../text/xml"
import { listedOrderReferenceXml } from "../answers/order-reference"
import { pageToken, readPageToken } from "../page-token"
import type { Parameters } from "../parameters"
import type { Actions } from "./action"

const domains = ["NA_USD", "EU_GBP", "EU_EUR", "FE_JPY"] as const
const states = ["Open", "Closed", "Suspended", "Canceled"] as const
const defaultPageSize = 50
const largestPage = 1_000

function readStates(parameters: Parameters): readonly string[] {
  const prefix = "OrderReferenceStatusListFilter.OrderReferenceStatus"
  return parameters
    .numbers(prefix)
    .flatMap((number) => parameters.oneOf(`${prefix}.${number}`, states) ?? [])
}

function readQuery(parameters: Parameters): OrderReferenceQuery {
  const sellerOrderId = parameters.required("QueryId")
  parameters.required("QueryIdType")
  parameters.oneOf("QueryIdType", ["SellerOrderId"])
  const from = parameters.instant("CreatedTimeRange.StartTime")
  const until = parameters.instant("CreatedTimeRange.EndTime")
  if ((from === null) !== (until === null)) {
    refuse("InvalidParameterValue", "CreatedTimeRange needs both StartTime and EndTime.")
  }
  const pageSize = parameters.wholeNumber("PageSize") ?? defaultPageSize
  if (pageSize === 0) {
    refuse("InvalidParameterValue", "The Value '0' is invalid for the Parameter 'PageSize'")
  }
  return {
    sellerOrderId,
    currency: parameters.oneOf("PaymentDomain", domains)?.slice(3) ?? null,
    from,
    until,
    descending: parameters.oneOf("SortOrder", ["Ascending", "Descending"]) === "Descending",
    pageSize: Math.min(pageSize, largestPage),
    states: readStates(parameters),
  }
}

function answer(name: string, call: Call, query: OrderReferenceQuery, afterId: string | null): Xml {
  const { orders, last } = listOrderReferences(call, query, afterId)
  return element(
    name,
    element("OrderReferenceList", ...orders.map(listedOrderReferenceXml)),
    last ? leaf("NextPageToken", pageToken(query, last.id)) : null,
  )
}

export const listActions: Actions = {
  ListOrderReference(call, parameters) {
    return answer("ListOrderReferenceResult", call, readQuery(parameters), null)
  },

  ListOrderReferenceByNextToken(call, parameters) {
    const { query, afterId } = readPageToken(parameters.required("NextPageToken"))
    return answer("ListOrderReferenceByNextTokenResult", call, query, afterId)
  },
}
