// Plain MapLibre GL with its own clustering, drawn as circles, no tiles.
import * as maplibre from "./lib/maplibre-gl.mjs";

const collection = (points) => ({
  type: "FeatureCollection",
  features: points.map(([lon, lat, name]) => ({
    type: "Feature",
    properties: { name },
    geometry: { type: "Point", coordinates: [lon, lat] },
  })),
});

async function start() {
  maplibre.setWorkerUrl?.(new URL("lib/maplibre-gl-worker.mjs", location.href).href);
  const style = { version: 8, sources: {}, layers: [{ id: "ground", type: "background", paint: { "background-color": "#eee" } }] };
  const map = new maplibre.Map({ container: "map", style, center: [11.96, 57.71], zoom: 10, fadeDuration: 0 });
  const idle = () => new Promise((done) => map.once("idle", done));
  await new Promise((done) => map.once("load", done));
  const size = new URLSearchParams(location.search).get("size");
  const points = await (await fetch(`points-${size}.json`)).json();
  performance.mark("bench:data-ready");
  map.addSource("points", { type: "geojson", cluster: true, data: collection(points) });
  map.addLayer({
    id: "points",
    type: "circle",
    source: "points",
    paint: { "circle-radius": ["case", ["has", "point_count"], 18, 8], "circle-color": "#246" },
  });
  await idle();
  performance.mark("bench:map-ready");
  window.bench = {
    async filter(text) {
      const done = idle();
      map.getSource("points").setData(collection(points.filter(([, , name]) => name.toLowerCase().includes(text))));
      await done;
    },
  };
}
start();
