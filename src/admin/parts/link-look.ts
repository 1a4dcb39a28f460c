/** How links look. The dashboard's usual blue is too light to be read on white by everybody. */
export const linkLook =
  "text-ui-fg-interactive-hover hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded-sm underline outline-none"
