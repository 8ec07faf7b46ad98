package org.exeat.simulator.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.exeat.domain.LaneCamera;
import org.exeat.faces.Image;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static final Material GREY = new Material(Finish.MATTE, new Rgb(.4f, .4f, .4f), .4f);

  private static Stage stage(Environment light, float speed, List<Stage.Pane> panes) {
    return new Stage(
        light,
        List.of(
            Stage.Solid.thing(Rigs.square(0, .5, GREY), Transform.NONE, speed, light.outdoors())),
        panes,
        List.of());
  }

  private static Stage.Pane pane(double rake, float dirt) {
    Mesh.Builder b = new Mesh.Builder();
    double n = Math.sin(rake);
    double up = Math.cos(rake);
    Material m = new Material(Finish.MATTE, new Rgb(0, 0, 0), 0);
    for (int i = 0; i < 4; i++) {
      double s = i == 0 || i == 3 ? -1 : 1;
      double t = i < 2 ? -1 : 1;
      b.corner(1.5 - t * Math.cos(rake), s, 1 + t * Math.sin(rake), n, 0, up, m);
    }
    b.triangle(0, 1, 2);
    b.triangle(0, 2, 3);
    return new Stage.Pane(
        b.build(), new Glass(.8f, new Rgb(1, 1, 1), .5f, dirt, 3, false), Transform.NONE, 0);
  }

  @Test
  void aMatteSurfaceSendsItsShareOfWhatReachesIt() {
    Environment light = Rigs.light(Weather.OVERCAST);
    LightField field =
        new PictureRenderer(Rigs.camera(0, .01, Optional.empty()))
            .render(stage(light, 0, List.of()));
    double expected = .4 / Math.PI * light.outdoors().at(1, 0, 0);
    assertEquals(expected, field.mean(80, 60), expected * .001);
    assertEquals(5, field.distance(80, 60), .001);
    assertEquals(0, field.glare(80, 60));
    assertTrue(Float.isInfinite(field.distance(2, 2)));
  }

  @Test
  void aPaneTakesLightAndAddsTheSky() {
    Environment light = Rigs.light(Weather.OVERCAST);
    PictureRenderer renderer = new PictureRenderer(Rigs.camera(0, .01, Optional.empty()));
    float bare = renderer.render(stage(light, 0, List.of())).mean(80, 60);
    LightField behind = renderer.render(stage(light, 0, List.of(pane(.6, 0))));
    float glare = behind.glare(80, 60);
    assertTrue(glare > .1 && glare < .9, "glare " + glare);
    double own = behind.mean(80, 60) * (1 - glare);
    assertTrue(own > .55 * bare && own < .8 * bare, own + " of " + bare);
  }

  @Test
  void aPolarizerTakesTheReflectionNearBrewstersAngle() {
    Environment light = Rigs.light(Weather.OVERCAST);
    // a pane that the view meets at 57 degrees from its normal
    Stage stage = stage(light, 0, List.of(pane(Math.toRadians(33), 0)));
    float without =
        new PictureRenderer(Rigs.camera(0, .01, Optional.empty())).render(stage).glare(80, 60);
    float upright =
        new PictureRenderer(Rigs.camera(0, .01, Optional.of(90d))).render(stage).glare(80, 60);
    float level =
        new PictureRenderer(Rigs.camera(0, .01, Optional.of(0d))).render(stage).glare(80, 60);
    assertTrue(upright < .1 * without, upright + " against " + without);
    assertTrue(level > without);
  }

  @Test
  void dustAddsLight() {
    Environment light = Rigs.light(Weather.CLEAR);
    PictureRenderer renderer = new PictureRenderer(Rigs.camera(0, .01, Optional.of(90d)));
    float clean = renderer.render(stage(light, 0, List.of(pane(.6, 0)))).glare(80, 60);
    float dusty = renderer.render(stage(light, 0, List.of(pane(.6, .2f)))).glare(80, 60);
    assertTrue(dusty > clean + .05, dusty + " against " + clean);
  }

  @Test
  void placesProjectToWhereTheirRaysComeFrom() {
    Projection projection = new Projection(Rigs.camera(0, .01, Optional.empty()));
    float[] ray = new float[3];
    projection.ray(30.5f, 100.5f, ray);
    float[] p = new float[3];
    for (int i = 0; i < 3; i++) {
      p[i] = projection.position[i] + ray[i] * 7;
    }
    float[] seen = new float[3];
    projection.project(p, 0, seen);
    assertEquals(30.5, seen[0], 1e-3);
    assertEquals(100.5, seen[1], 1e-3);
  }

  @Test
  void aRollingShutterSeesTheLowerRowsLater() {
    Projection rolling = new Projection(Rigs.camera(.02, .01, Optional.empty()));
    float[] p = {0, .3f, .6f};
    float[] still = new float[3];
    float[] moving = new float[3];
    rolling.project(p, 0, still);
    rolling.project(p, 5, moving);
    // below the middle row, and coming closer: it has come closer still when its row is read
    assertTrue(moving[2] < still[2]);
    assertTrue(Math.abs(moving[0] - 80) > Math.abs(still[0] - 80));
  }

  @Test
  void aHeadThatLooksIntoTheCameraIsFrontal() {
    Projection projection = new Projection(Rigs.camera(0, .01, Optional.empty()));
    double[] frontal = projection.pose(Transform.shift(0, 0, 1));
    assertArrayEquals(new double[] {0, 0, 0}, frontal, .1);
    // the head's left is the picture's right when it looks at the camera
    double[] left = projection.pose(Transform.rotation(.3, 0, 0).then(Transform.shift(0, 0, 1)));
    assertEquals(Math.toDegrees(.3), left[0], .1);
    double[] down = projection.pose(Transform.rotation(0, .2, 0).then(Transform.shift(0, 0, 1)));
    assertEquals(Math.toDegrees(.2), down[1], .1);
  }

  @Test
  void noiseIsThatOfElectrons() {
    LaneCamera camera = Rigs.camera(0, .01, Optional.empty());
    CameraSensor.Chip chip = new CameraSensor.Chip(5000, 2, .6, .2, 0, 0);
    PictureRenderer renderer = new PictureRenderer(camera);
    Environment light = Rigs.light(Weather.OVERCAST);
    Mesh dark = Rigs.square(0, .5, new Material(Finish.MATTE, new Rgb(.1f, .1f, .1f), .1f));
    LightField field =
        renderer.render(
            new Stage(
                light,
                List.of(Stage.Solid.thing(dark, Transform.NONE, 0, light.outdoors())),
                List.of(),
                List.of()));
    CameraSensor.Exposed exposed =
        new CameraSensor(camera, chip).expose(field, renderer.projection(), 0, 9);
    Image image = exposed.image();
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int y = 50; y < 70; y++) {
      for (int x = 70; x < 90; x++) {
        double s = (image.rgbAt(x, y) >> 8 & 255) / 255d;
        double linear = Math.pow((s + .055) / 1.055, 2.4);
        sum += linear;
        squares += linear * linear;
        n++;
      }
    }
    double mean = sum / n;
    double deviation = Math.sqrt(squares / n - mean * mean);
    double electrons = mean * 5000 / exposed.gain();
    double expected = Math.sqrt(electrons + 4) / 5000 * exposed.gain();
    assertEquals(expected, deviation, .2 * expected);
  }

  @Test
  void exposureKeepsItsLimits() {
    LaneCamera camera = Rigs.camera(0, .00002, Optional.empty());
    PictureRenderer renderer = new PictureRenderer(camera);
    LightField field = renderer.render(stage(Rigs.dusk(), 0, List.of()));
    CameraSensor.Exposed exposed =
        new CameraSensor(camera, CameraSensor.Chip.USUAL)
            .expose(field, renderer.projection(), 0, 1);
    assertEquals(.00002, exposed.seconds(), 1e-9);
    assertTrue(exposed.gain() > 1 && exposed.gain() <= 100);
  }

  @Test
  void aBracketMakesEveryOtherPictureBrighter() {
    LaneCamera usual = Rigs.camera(0, .01, Optional.empty());
    LaneCamera.Exposure e = usual.exposure();
    LaneCamera camera =
        new LaneCamera(
            usual.name(),
            usual.position(),
            usual.lookAt(),
            usual.focalLength(),
            usual.aperture(),
            usual.frameRate(),
            usual.stillEvery(),
            usual.jpegQuality(),
            usual.sensor(),
            new LaneCamera.Exposure(
                e.longest(), e.shortest(), e.highestGain(), e.metering(), List.of(0.0, 2.0)),
            usual.polarizer());
    PictureRenderer renderer = new PictureRenderer(camera);
    LightField field = renderer.render(stage(Rigs.dusk(), 0, List.of()));
    double[] exposed = new double[4];
    for (int i = 0; i < 4; i++) {
      CameraSensor.Exposed picture =
          new CameraSensor(camera, CameraSensor.Chip.USUAL)
              .expose(field, renderer.projection(), i, 1);
      exposed[i] = picture.seconds() * picture.gain();
    }
    assertEquals(4, exposed[1] / exposed[0], 1e-6);
    assertEquals(exposed[0], exposed[2], 1e-12);
    assertEquals(exposed[1], exposed[3], 1e-12);
  }

  @Test
  void theSameSeedGivesTheSamePicture() {
    LaneCamera camera = Rigs.camera(.01, .004, Optional.empty());
    Image[] images = new Image[2];
    for (int i = 0; i < 2; i++) {
      PictureRenderer renderer = new PictureRenderer(camera);
      LightField field =
          renderer.render(stage(Rigs.light(Weather.CLEAR), 2, List.of(pane(.6, .1f))));
      images[i] =
          new CameraSensor(camera, CameraSensor.Chip.USUAL)
              .expose(field, renderer.projection(), 0, 5)
              .image();
    }
    assertEquals(images[0].rgb(), images[1].rgb());
  }

  @Test
  void aShadowFallsWhereSomethingStandsBeforeTheLight() {
    ShadowMap map = ShadowMap.ofSun(new float[] {1, 0, 0}, new float[] {0, 0, 1}, 3, 256, false);
    map.add(Rigs.square(1, .5, GREY), Transform.NONE);
    map.addPane(
        Rigs.square(1.5, 2, GREY),
        new Glass(.5f, new Rgb(1, 1, 1), .5f, 0, 0, false),
        Transform.NONE);
    float[] scratch = new float[3];
    assertEquals(0, map.reaches(0, 0, 1, scratch));
    assertEquals(.46, map.reaches(0, 1, 1, scratch), .03);
    assertEquals(1, map.reaches(2, 0, 1, scratch), 1e-6);
    assertEquals(1, map.reaches(0, 40, 1, scratch), 1e-6);
  }
}
