// `npm start`: says where the product stands until the desktop app can be opened.
console.log('The desktop app is not there yet; `npm run demo` shows a network running on this computer.')
