import { script } from "./script"
import { style } from "./style"

/** The page's frame; everything that changes is filled in by its script. */
export const markup = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Amazon Pay simulator</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#orders">To the order references</a>
<header>
<h1>Amazon Pay simulator</h1>
<span>Clock <strong id="now"></strong> <span id="frozen" class="muted"></span></span>
<span class="row" role="group" aria-label="Advance the clock">
<button data-advance="PT1M">+1 minute</button>
<button data-advance="PT1H">+1 hour</button>
<button data-advance="P1D">+1 day</button>
<button data-advance="P8D">+8 days</button>
<button data-advance="P30D">+30 days</button>
<button data-advance="P180D">+180 days</button>
</span>
<span id="message" role="status" aria-live="polite"></span>
</header>
<main>
<section aria-labelledby="orders-title">
<h2 id="orders-title">Order references</h2>
<div class="row"><button id="create">New order reference</button><span id="totals" class="muted"></span></div>
<ul id="orders" tabindex="-1"></ul>
</section>
<section aria-labelledby="requests-title">
<h2 id="requests-title">Requests</h2>
<ul id="requests"></ul>
</section>
<section aria-labelledby="notifications-title">
<h2 id="notifications-title">Notifications</h2>
<p class="muted">To <code id="endpoint"></code></p>
<div class="row" id="mode" role="group" aria-label="How notifications are sent"></div>
<ul id="notifications"></ul>
</section>
<section aria-labelledby="switches-title">
<h2 id="switches-title">Switches</h2>
<div class="row" id="faults" role="group" aria-label="Faults for every request"></div>
<p class="muted" id="armed"></p>
<div class="row" id="outcomes" role="group" aria-label="How the next request ends"></div>
<div class="row"><button id="reset">Forget everything</button></div>
</section>
</main>
<script>${script}</script>
</body>
</html>
`
