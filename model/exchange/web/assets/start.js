// Everything in its order.
addStars();
fillSelects();
fillZones();
followViews();
followSessions();
followKeys();
followPaper();
followLanguage();
$("my_calendar").addEventListener("click", downloadCalendar);
const wide = matchMedia("(min-width: 48rem)");
$("the_more").open = wide.matches;
wide.addEventListener("change", () => { $("the_more").open = wide.matches; });
setZone(kept.get("zone") ?? programme.zone);
setLanguage(keptLanguage());
setView(root.dataset.view);
setDay(firstDay());
followFragment();
followNow();
