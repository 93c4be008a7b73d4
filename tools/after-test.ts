console.log('The browser suite was not run: it is `npm run test:browser` and needs Chromium.');
