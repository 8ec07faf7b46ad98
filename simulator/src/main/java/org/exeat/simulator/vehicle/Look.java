package org.exeat.simulator.vehicle;

import java.util.SplittableRandom;
import org.exeat.simulator.render.Finish;
import org.exeat.simulator.render.Material;
import org.exeat.simulator.render.Rgb;

/**
 * What a vehicle's parts are made of. Paint follows the Global Automotive Color Popularity Report
 * of Axalta, 2021: white 35 %, black 19 %, grey 19 %; the rest is shared among silver, blue, red,
 * green and brown roughly as in the reports of the years before. Reflectances are linear; dyed
 * cloth is much brighter at 850 nm than to the eye, plastic coloured with carbon black is not.
 *
 * @param paint of the body
 * @param trim black plastic outside
 * @param cloth of the seats
 * @param seam a second shade of the seats
 * @param plastic of dashboard and doors
 * @param lining of the roof inside
 * @param carpet of floor and luggage space
 */
record Look(
    Material paint,
    Material trim,
    Material cloth,
    Material seam,
    Material plastic,
    Material lining,
    Material carpet) {
  static final Material CHROME = material(Finish.CHROME, .75, .75, .76, .75);
  static final Material ALLOY = material(Finish.CHROME, .45, .46, .48, .45);
  static final Material LENS = material(Finish.DARK_GLASS, .045, .047, .05, .06);
  static final Material REFLECTOR = material(Finish.CHROME, .62, .64, .68, .6);
  static final Material TAIL_LAMP = material(Finish.PAINT, .22, .008, .01, .5);
  static final Material RUBBER = material(Finish.SATIN, .022, .022, .023, .04);
  static final Material GAP = material(Finish.MATTE, .008, .008, .008, .02);
  static final Material FRIT = material(Finish.DARK_GLASS, .012, .012, .013, .03);
  static final Material UNDERBODY = material(Finish.MATTE, .02, .02, .02, .04);
  static final Material MIRROR = material(Finish.CHROME, .55, .57, .6, .6);
  static final Material BLACK_METAL = material(Finish.SATIN, .03, .03, .032, .05);

  static Material material(Finish finish, double r, double g, double b, double infrared) {
    return new Material(finish, new Rgb((float) r, (float) g, (float) b), (float) infrared);
  }

  static Look of(long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x5f3759df1e7aL);
    Material paint = paint(random.nextDouble(), random.nextDouble(.85, 1.15));
    double trim = random.nextDouble(.015, .035);
    double shade = random.nextDouble(.8, 1.2);
    double style = random.nextDouble();
    Material cloth;
    if (style < .45) {
      cloth = material(Finish.MATTE, .035 * shade, .035 * shade, .037 * shade, .32);
    } else if (style < .65) {
      cloth = material(Finish.MATTE, .11 * shade, .112 * shade, .118 * shade, .42);
    } else if (style < .85) {
      cloth = material(Finish.SATIN, .03 * shade, .029 * shade, .028 * shade, .2);
    } else {
      cloth = material(Finish.SATIN, .24 * shade, .19 * shade, .14 * shade, .5);
    }
    double dark = random.nextDouble(.025, .05);
    Material plastic = material(Finish.SATIN, dark, dark, dark * 1.03, .06);
    double roof = random.nextDouble() < .2 ? .05 : random.nextDouble(.18, .25);
    Material lining = material(Finish.MATTE, roof, roof * .98, roof * .94, Math.max(.3, roof));
    double floor = random.nextDouble(.025, .06);
    return new Look(
        paint,
        material(Finish.SATIN, trim, trim, trim * 1.02, .05),
        cloth,
        cloth.scaled(.7f),
        plastic,
        lining,
        material(Finish.MATTE, floor, floor, floor, .25));
  }

  private static Material paint(double draw, double shade) {
    if (draw < .35) {
      double w = Math.min(.82, .74 * shade);
      return material(Finish.PAINT, w, w, w * .98, .75);
    } else if (draw < .54) {
      return material(Finish.PAINT, .012 * shade, .012 * shade, .013 * shade, .05);
    } else if (draw < .73) {
      return material(Finish.PAINT, .11 * shade, .115 * shade, .12 * shade, .2);
    } else if (draw < .82) {
      return material(Finish.PAINT, .40 * shade, .41 * shade, .42 * shade, .45);
    } else if (draw < .905) {
      return material(Finish.PAINT, .02 * shade, .055 * shade, .17 * shade, .3);
    } else if (draw < .96) {
      return material(Finish.PAINT, .27 * shade, .018 * shade, .02 * shade, .6);
    } else if (draw < .98) {
      return material(Finish.PAINT, .03 * shade, .085 * shade, .05 * shade, .35);
    }
    return material(Finish.PAINT, .2 * shade, .14 * shade, .09 * shade, .4);
  }
}
