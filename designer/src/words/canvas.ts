import { language } from './language';

/** The modeler's own sentences that a person can meet, in Vietnamese. Its templates are the keys. */
const vietnamese: Record<string, string> = {
  'Add lane above': 'Thêm làn phía trên',
  'Add lane below': 'Thêm làn phía dưới',
  'Add text annotation': 'Thêm ghi chú',
  'Align elements': 'Căn hàng',
  'Align elements bottom': 'Căn theo mép dưới',
  'Align elements center': 'Căn giữa theo chiều ngang',
  'Align elements left': 'Căn theo mép trái',
  'Align elements middle': 'Căn giữa theo chiều dọc',
  'Align elements right': 'Căn theo mép phải',
  'Align elements top': 'Căn theo mép trên',
  'Change element': 'Đổi loại',
  'Close minimap': 'Đóng bản đồ thu nhỏ',
  'Connect to other element': 'Nối tới phần tử khác',
  'Connect using association': 'Nối ghi chú',
  'Delete': 'Xóa',
  'Distribute elements horizontally': 'Dàn đều theo chiều ngang',
  'Distribute elements vertically': 'Dàn đều theo chiều dọc',
  'Divide into three lanes': 'Chia thành ba làn',
  'Divide into two lanes': 'Chia thành hai làn',
  'Open minimap': 'Mở bản đồ thu nhỏ',
  'Open {element}': 'Mở {element}',
  'Search in diagram': 'Tìm trong bản vẽ',
  'Toggle minimap': 'Bật hoặc tắt bản đồ thu nhỏ',
  'no matches': 'không thấy',
  'No matching entries found.': 'Không có mục nào khớp.',
  'Search': 'Tìm',
  'element required': 'thiếu phần tử',
  'flow elements must be children of pools/participants': 'phần tử phải nằm trong khung làn',
  'no diagram to display': 'tệp không có bản vẽ',
  'no process or collaboration to display': 'tệp không có quy trình để vẽ',
  'no bpmnElement referenced in {element}': '{element} không nói phần tử nào',
  'no parent for {element} in {parent}': '{element} không có phần tử cha trong {parent}',
  'no shape type specified': 'chưa nói loại hình vẽ',
  'element {element} referenced by {referenced}#{property} not yet drawn': '{referenced}#{property} nhắc tới {element} chưa được vẽ',
  'multiple DI elements defined for {element}': '{element} được vẽ hai lần',
  'correcting missing bpmnElement on {plane} to {rootElement}': 'đã sửa {plane} thiếu phần tử thành {rootElement}',
  'unsupported bpmnElement for {plane}: {rootElement}': '{plane} không vẽ được {rootElement}',
  'failed to import {element}': 'không đọc được {element}',
  'out of bounds release': 'thả ra ngoài mặt vẽ',
  'more than {count} child lanes': 'nhiều hơn {count} làn con',
};

/** The `translate` service of the modeler. */
export function translateCanvas(template: string, replacements: Record<string, string> = {}): string {
  const translated = language === 'vi' ? (vietnamese[template.trim()] ?? template) : template;
  return translated.replace(/\{([^}]+)\}/g, (place, name: string) => replacements[name] ?? place);
}
