/** The page's whole style: nothing is fetched. Colours follow the reader's light or dark setting. */
export const styles = `
:root { color-scheme: light dark; --ink: #1c2330; --quiet: #5d6778; --paper: #f6f7f9; --card: #fff;
  --line: #dfe3ea; --accent: #2f6fb2; --accent-soft: #d9e6f4; --good: #2c7a4b; --bad: #b3372f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eaf0; --quiet: #9aa5b5; --paper: #14181f;
  --card: #1d232d; --line: #313a48; --accent: #6ea8e0; --accent-soft: #28394c; --good: #6cc08b; --bad: #ec8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 32px 20px 64px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 18px; margin: 0 0 12px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px; margin-top: 20px; }
.quiet { color: var(--quiet); margin: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px; margin-top: 20px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; }
.card b { display: block; font-size: 26px; line-height: 1.2; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 0 20px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 6px 10px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.badge { display: inline-block; padding: 0 8px; border-radius: 99px; background: var(--accent-soft); white-space: nowrap; }
.good { color: var(--good); font-weight: 600; }
.bad { color: var(--bad); font-weight: 600; }
svg { display: block; width: 100%; min-width: 560px; height: auto; }
svg text { fill: var(--ink); font: 13px system-ui, sans-serif; }
svg .soft { fill: var(--quiet); font-size: 11px; }
svg .bar { fill: var(--accent); }
svg .back { fill: var(--accent-soft); }
article { border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; margin-top: 12px; }
article pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 10px 0 0; }
summary { cursor: pointer; color: var(--accent); }
details > .scroll { max-height: 480px; overflow: auto; margin-top: 8px; }
code { overflow-wrap: anywhere; }
`;
