// Runs before the first paint: says that scripts run, and applies the theme chosen earlier.
(function () {
  var root = document.documentElement;
  root.dataset.js = "";
  try {
    var theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") {
      root.dataset.frScheme = theme;
      root.dataset.frTheme = theme;
    }
  } catch (refused) {
    // Without storage the site simply follows the system.
  }
})();
