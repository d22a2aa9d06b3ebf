import { expect, test } from 'vitest';
import { lengthOf } from './words';

test.each([
  ['University of Technology', undefined],
  ['Төлөвлөгөөнөөс үйл ажиллагаанд', 'wide'],
  ['Государственный университет', 'wide'],
  ['Государственный университет водного хозяйства', 'long'],
  ['联合国教科文组织国际自然与文化遗产空间技术中心', undefined],
  ['المعهد الدولي للتخطيط', undefined],
])('%s: %s', (text, expected) => expect(lengthOf(text)).toBe(expected));
