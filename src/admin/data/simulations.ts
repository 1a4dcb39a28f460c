import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { sdk } from "./sdk"
import type { AvailableSimulation, SimulationPage } from "./types"

const path = "/admin/amazon-pay/simulations"
const keyOf = (account: string) => ["amazon-pay", "simulations", account]

/** How often to look whether an order has used what was picked. */
const restlessMs = 4_000

/** What can be picked for an account of the sandbox, and what was; looks again while something is to be used. */
export function useSimulations(account: string) {
  return useQuery({
    staleTime: 0,
    queryKey: keyOf(account),
    queryFn: () => sdk.client.fetch<SimulationPage>(path, { query: { account, limit: 10 } }),
    refetchInterval: ({ state: { data } }) =>
      data?.simulations.some(({ used_at }) => used_at === null) ? restlessMs : false,
  })
}

/** Picks one for the account's next order. */
export function usePick(account: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (pick: { simulation: AvailableSimulation["simulation"]; minutes?: number }) =>
      sdk.client.fetch(path, { method: "POST", body: { account, simulations: [pick] } }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(account) }),
  })
}

/** Takes one back that no order has used yet. */
export function useTakeBack(account: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => sdk.client.fetch(`${path}/${id}`, { method: "DELETE" }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(account) }),
  })
}
