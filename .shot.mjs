import { chromium } from 'playwright-core';
import { launch } from './e2e/browser.mjs';
const [width, scheme, dir, y, h, out] = process.argv.slice(2);
const b = await launch(chromium); const p = await (await b.newContext({viewport:{width:+width,height:900},colorScheme:scheme})).newPage();
await p.goto('http://127.0.0.1:8899/tools/styles/specimen.html'); await p.evaluate(d=>{document.documentElement.dir=d},dir); await p.waitForTimeout(200);
const total = await p.evaluate(()=>document.documentElement.scrollHeight);
const hh=Math.min(+h,total-(+y));
await p.screenshot({path:out,fullPage:true,clip:{x:0,y:+y,width:+width,height:hh}}); await b.close(); console.log(total);
