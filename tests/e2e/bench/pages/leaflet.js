// Plain Leaflet with markercluster and its defaults, no tiles (hence the last zoom said here): what one gets by following its front page.
const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

async function start() {
  const size = new URLSearchParams(location.search).get("size");
  const points = await (await fetch(`points-${size}.json`)).json();
  performance.mark("bench:data-ready");
  const map = L.map("map", { center: [57.71, 11.96], zoom: 11, maxZoom: 19 });
  const group = L.markerClusterGroup();
  const markers = points.map(([lon, lat, name]) => L.marker([lat, lon], { title: name }));
  group.addLayers(markers);
  map.addLayer(group);
  await painted();
  performance.mark("bench:map-ready");
  window.bench = {
    async filter(text) {
      group.clearLayers();
      group.addLayers(markers.filter((marker) => marker.options.title.toLowerCase().includes(text)));
      await painted();
    },
  };
}
start();
