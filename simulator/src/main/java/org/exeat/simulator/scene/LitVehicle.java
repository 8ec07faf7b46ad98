package org.exeat.simulator.scene;

import java.util.ArrayList;
import java.util.List;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.exeat.simulator.people.BodyModel;
import org.exeat.simulator.people.Detail;
import org.exeat.simulator.people.DocumentPortrait;
import org.exeat.simulator.people.HeadModel;
import org.exeat.simulator.people.Identity;
import org.exeat.simulator.render.Ambient;
import org.exeat.simulator.render.CabinLight;
import org.exeat.simulator.render.Environment;
import org.exeat.simulator.render.Finish;
import org.exeat.simulator.render.Material;
import org.exeat.simulator.render.Mesh;
import org.exeat.simulator.render.Projection;
import org.exeat.simulator.render.Rgb;
import org.exeat.simulator.render.ShadowMap;
import org.exeat.simulator.render.Stage;
import org.exeat.simulator.render.Transform;
import org.exeat.simulator.traffic.Occupant;
import org.exeat.simulator.traffic.Passage;
import org.exeat.simulator.traffic.PlannedDocument;
import org.exeat.simulator.traffic.Plant;
import org.exeat.simulator.traffic.Posture;
import org.exeat.simulator.traffic.Posture.Activity;
import org.exeat.simulator.vehicle.Pane;
import org.exeat.simulator.vehicle.Vehicle;
import org.jspecify.annotations.Nullable;

/**
 * A passage made ready to be drawn: the light in its cabin gathered once, where the vehicle stands
 * at the stop line, its people built when they are first seen. Safe for use by several threads.
 */
final class LitVehicle {
  private static final int MAP = 1024;
  private static final int HEAD_MAP = 320;

  /** Around a head with its hat and hair, metres. */
  private static final float HEAD_RADIUS = .24f;

  /** Metres. */
  private static final float HAND = .1f;

  /** Luminance of a dipped headlight seen from the front, kcd/m²: assumed. */
  private static final float HEADLIGHT = 60;

  private static final double HEADLIGHT_RADIUS = .055;

  private static final double SHEET_HEIGHT = .27;

  private final Passage passage;
  private final double aside;
  private final List<Figure> figures = new ArrayList<>();
  private final List<@Nullable Mesh> sheets = new ArrayList<>();
  private final Mesh body;
  private final Lit visible;
  private final Lit nearInfrared;

  /** What depends on the spectrum. */
  private record Lit(
      Ambient around,
      ShadowMap sun,
      List<Ambient> occupants,
      float[] toSun,
      boolean sunUp,
      boolean infrared) {

    /** What the sun reaches of a head past its own brows, nose and headgear. */
    ShadowMap ofHead(Mesh head, Transform place) {
      float[] centre = {place.x(), place.y(), place.z()};
      ShadowMap map = ShadowMap.ofSun(toSun, centre, HEAD_RADIUS, HEAD_MAP, infrared);
      map.add(head, place);
      return map;
    }

    /** Whether the vehicle lets the sun come anywhere near a head. */
    boolean sunAround(Transform head) {
      float r = HEAD_RADIUS * .6f;
      return sunIn(head, -r, r, -r, r, -r, r);
    }

    /** The same of a body below its head. */
    boolean sunAround(BodyModel body, Transform place) {
      return sunIn(place, -.35f, .85f, -.4f, .4f, -.55f, body.head()[2] + .05f);
    }

    /** Whether it comes anywhere into a box, as far as places a hand apart tell. */
    private boolean sunIn(
        Transform place, float x0, float x1, float y0, float y1, float z0, float z1) {
      float[] p = new float[3];
      float[] scratch = new float[3];
      for (float x = x0; sunUp && x <= x1; x += HAND) {
        for (float y = y0; y <= y1; y += HAND) {
          for (float z = z0; z <= z1; z += HAND) {
            p[0] = x;
            p[1] = y;
            p[2] = z;
            place.place(p.clone(), 0, p);
            if (sun.reaches(p[0], p[1], p[2], scratch) > 0) {
              return true;
            }
          }
        }
      }
      return false;
    }
  }

  /**
   * @param aside how far to the left of the lane's middle, metres
   */
  LitVehicle(Passage passage, double aside, Daylight daylight) {
    this.passage = passage;
    this.aside = aside;
    Vehicle vehicle = passage.vehicle();
    List<CabinLight.Sheet> panes =
        vehicle.panes().stream().map(p -> new CabinLight.Sheet(p.surface(), p.glass())).toList();
    CabinLight cabin = new CabinLight(vehicle.body(), panes);
    body = cabin.body();
    for (Occupant o : passage.occupants()) {
      figures.add(new Figure(o));
      sheets.add(heldSheet(o));
    }
    visible = lit(cabin, daylight.of(Spectrum.VISIBLE), false);
    nearInfrared = lit(cabin, daylight.of(Spectrum.NEAR_INFRARED), true);
  }

  Passage passage() {
    return passage;
  }

  /** From its frame to the lane's at a time. */
  Transform place(double time) {
    return Transform.shift(passage.motion().front(time), aside, 0);
  }

  List<Figure> figures() {
    return figures;
  }

  private Lit lit(CabinLight cabin, Environment environment, boolean infrared) {
    Vehicle vehicle = passage.vehicle();
    float[] centre = {(float) (-vehicle.length() / 2), 0, (float) (vehicle.height() / 2)};
    double radius =
        Math.sqrt(
                vehicle.length() * vehicle.length()
                    + vehicle.width() * vehicle.width()
                    + vehicle.height() * vehicle.height())
            / 2;
    // the shadow that falls on the road beside it is on the map too
    ShadowMap sun =
        ShadowMap.ofSun(environment.toSun(), centre, (float) (radius * 1.15 + .3), MAP, infrared);
    sun.add(body, Transform.NONE);
    for (Pane pane : vehicle.panes()) {
      sun.addPane(pane.surface(), pane.glass(), Transform.NONE);
    }
    List<Ambient> occupants = new ArrayList<>();
    for (Figure f : figures) {
      float[] head = f.usualHead((passage.motion().begin() + passage.motion().end()) / 2);
      occupants.add(cabin.at(head, environment, sun));
    }
    return new Lit(
        environment.outdoors(),
        sun,
        occupants,
        environment.toSun(),
        environment.toSun()[2] > 0,
        infrared);
  }

  /** The portrait that an occupant holds up in a presentation attack. */
  private @Nullable Mesh heldSheet(Occupant occupant) {
    Activity activity = occupant.behaviour().at(passage.motion().begin()).activity();
    if (activity != Activity.HOLDS_PRINT && activity != Activity.HOLDS_SCREEN) {
      return null;
    }
    Identity shown =
        passage.documents().stream()
            .filter(d -> d.presenter() == occupant.number())
            .map(PlannedDocument::holder)
            .findFirst()
            .orElse(occupant.person());
    boolean toner =
        passage.plants().stream()
            .anyMatch(p ->
                p.kind() == Plant.Kind.TONER_PRINT_ATTACK
                    && p.occupants().contains(occupant.number()));
    return HeldPortrait.of(
        DocumentPortrait.of(shown, shown.seed() + 1).image(),
        SHEET_HEIGHT,
        activity == Activity.HOLDS_SCREEN
            ? HeldPortrait.Sheet.SCREEN
            : toner ? HeldPortrait.Sheet.TONER : HeldPortrait.Sheet.INK);
  }

  /** Adds what a camera of this spectrum may see of the vehicle at a time to a stage's parts. */
  void addTo(
      double time,
      Spectrum spectrum,
      Projection projection,
      List<Stage.Solid> solids,
      List<Stage.Pane> panes,
      List<Stage.Shade> shades) {
    Lit lit =
        switch (spectrum) {
          case VISIBLE -> visible;
          case NEAR_INFRARED -> nearInfrared;
        };
    double front = passage.motion().front(time);
    float speed = (float) passage.motion().speed(time);
    Transform place = place(time);
    ShadowMap sun = lit.sun().copy();
    if (body.corners() > 0) {
      solids.add(Stage.Solid.thing(body, place, speed, lit.around()));
    }
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      Posture posture = figure.occupant().behaviour().at(time);
      Ambient around = lit.occupants().get(i);
      HeadModel head = figure.head(posture.mien());
      Transform headPlace = figure.headPlace(posture);
      Transform bodyPlace = figure.bodyPlace(posture);
      BodyModel below = figure.body(posture.stance());
      Mesh trunk = below.mesh();
      boolean sunny = lit.sunAround(headPlace);
      Transform headInLane = headPlace.then(place);
      float[] middle = {headInLane.x(), headInLane.y(), headInLane.z()};
      Mesh drawn =
          head.looking(
              Detail.of(projection.pixelsPerMetre(middle)), posture.gazeYaw(), posture.gazePitch());
      Mesh casts = head.mesh(Detail.COARSE);
      solids.add(
          new Stage.Solid(
              drawn,
              headInLane,
              speed,
              around,
              true,
              casts,
              sunny ? lit.ofHead(drawn, headInLane) : null));
      solids.add(Stage.Solid.figure(trunk, bodyPlace.then(place), speed, around));
      // what no sun comes to throws no shadow
      if (sunny) {
        sun.add(casts, headPlace);
      }
      if (lit.sunAround(below, bodyPlace)) {
        sun.add(trunk, bodyPlace);
      }
      Mesh sheet = sheets.get(i);
      if (sheet != null) {
        Transform held =
            Transform.shift(BodyModel.HELD[0], BodyModel.HELD[1], BodyModel.HELD[2])
                .then(headPlace);
        solids.add(Stage.Solid.figure(sheet, held.then(place), speed, around));
        sun.add(sheet, held);
      }
    }
    if (passage.headlightsOn()) {
      for (Position lamp : passage.vehicle().headlights()) {
        solids.add(
            Stage.Solid.thing(
                HEADLIGHT_DISC,
                Transform.shift(lamp.x() + .01, lamp.y(), lamp.z()).then(place),
                speed,
                lit.around()));
      }
    }
    for (Pane pane : passage.vehicle().panes()) {
      panes.add(new Stage.Pane(pane.surface(), pane.glass(), place, speed));
    }
    shades.add(
        new Stage.Shade(
            sun,
            (float) front,
            (float) aside,
            (float) passage.vehicle().length(),
            (float) passage.vehicle().width()));
  }

  private static final Mesh HEADLIGHT_DISC = disc();

  private static Mesh disc() {
    Mesh.Builder builder = new Mesh.Builder();
    Material lamp = new Material(Finish.LAMP, new Rgb(HEADLIGHT, HEADLIGHT, HEADLIGHT * 1.05f), 1);
    int middle = builder.corner(0, 0, 0, 1, 0, 0, lamp);
    int sides = 20;
    int first = middle + 1;
    for (int i = 0; i < sides; i++) {
      double angle = 2 * Math.PI * i / sides;
      builder.corner(
          0, HEADLIGHT_RADIUS * Math.cos(angle), HEADLIGHT_RADIUS * Math.sin(angle), 1, 0, 0, lamp);
    }
    for (int i = 0; i < sides; i++) {
      builder.triangle(middle, first + i, first + (i + 1) % sides);
    }
    return builder.build();
  }
}
