package org.exeat.simulator.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FresnelTest {
  @Test
  void atRightAnglesBothAreTheTextbooks() {
    double expected = Math.pow((Fresnel.GLASS - 1) / (Fresnel.GLASS + 1), 2);
    assertEquals(expected, Fresnel.across(1, Fresnel.GLASS), 1e-6);
    assertEquals(expected, Fresnel.within(1, Fresnel.GLASS), 1e-6);
  }

  @Test
  void atBrewstersAngleNothingIsReflectedWithinThePlane() {
    float cos = (float) Math.cos(Math.atan(Fresnel.GLASS));
    assertEquals(0, Fresnel.within(cos, Fresnel.GLASS), 1e-6);
    assertTrue(Fresnel.across(cos, Fresnel.GLASS) > .14);
  }

  @ParameterizedTest
  @ValueSource(floats = {.05f, .3f, .6f, 1})
  void aClearPaneLosesNothing(float cos) {
    float surface = Fresnel.across(cos, Fresnel.GLASS);
    assertEquals(1, Fresnel.panePasses(surface, 1) + Fresnel.paneReflects(surface, 1), 1e-5);
  }

  @Test
  void aTintedPaneTakesWhatItAbsorbs() {
    float surface = Fresnel.across(.8f, Fresnel.GLASS);
    double sum = Fresnel.panePasses(surface, .5f) + Fresnel.paneReflects(surface, .5f);
    assertTrue(sum > .45 && sum < .6, "sum " + sum);
  }
}
