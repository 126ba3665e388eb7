#!/bin/sh
# Makes every size of the program's icon from app.svg. Needs rsvg-convert, ImageMagick and png2icns.
set -eu
cd "$(dirname "$0")"
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" app.svg --output "app-$size.png"
done
convert app-16.png app-24.png app-32.png app-48.png app-64.png app-128.png app-256.png app.ico
png2icns app.icns app-16.png app-32.png app-48.png app-128.png app-256.png app-512.png
cp app.svg ui/app-mark.svg
